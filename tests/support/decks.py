"""A district's own presentation, whose layouts a deck is to have."""

import io

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER


def saved(presentation):
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def of_district(*, has_titles=True):
    """Return a district's template: 4 to 3, own layout names, two slides of its own."""
    presentation = Presentation()
    for number, layout in enumerate(presentation.slide_layouts):
        layout.name = f"Folie {number}"
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text_frame.text = "A slide of the template"
    if not has_titles:
        for sheet in presentation.slide_layouts:
            for shape in list(sheet.placeholders):
                if shape.placeholder_format.type in (
                    PP_PLACEHOLDER.TITLE,
                    PP_PLACEHOLDER.CENTER_TITLE,
                ):
                    shape._element.getparent().remove(shape._element)
    return saved(presentation)
