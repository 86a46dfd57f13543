"""The course's exercises: ``check`` and ``show`` for notebooks, ``python -m coursework`` for the command line."""

from coursework.notebook import check, show

__all__ = ["check", "show"]
