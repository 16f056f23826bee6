"""The few colors of the slides; none of them alone carries a meaning."""

from pptx.dml.color import RGBColor

RESULT, OTHER = RGBColor(0x2F, 0x7E, 0xBC), RGBColor(0x7D, 0x83, 0x8B)
GRID = RGBColor(0xD5, 0xD8, 0xDC)
