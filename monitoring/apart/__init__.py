"""Files from outside are taken apart in a process of their own, within limits."""

from monitoring.apart.given import Given, GivenBytes
from monitoring.apart.process import Answer, Limits, TooMuchError, ask

__all__ = ["Answer", "Given", "GivenBytes", "Limits", "TooMuchError", "ask"]
