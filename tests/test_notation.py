"""Every letter of a chapter's formulas is explained on the page of notation."""

import re

import pytest
from conftest import ROOT

NOTATION = (ROOT / "book" / "notation.md").read_text("utf-8")
LETTER = re.compile(r"\\(?:hat|tilde|bar)\s?\{?\\?[A-Za-z]+\}?|\\[A-Za-z]+|[A-Za-z]")
# What sets a formula, and signs; a dot is a derivative of a letter that is there.
SET = re.compile(
    r"\\(?:text|operatorname|begin|end|mathrm)\{[^}]*\}|\\math(?:bb|cal)\{.\}"
    r"|\\(?:[tf]?frac|sqrt|dot|[bB]igg?[lrm]?|[lr]Vert|[lg]e|to|in|cdot|dots|q?quad|mid|propto|sim|approx|infty|int|sum"
    r"|log|ln|exp|nabla|partial|Delta|pi|leftarrow)(?![A-Za-z])"
)
NO_LETTERS_OF_THE_BOOK = {"e", "O", "i", "a", "b"}  # e^x, O(h), an index; a_t and b_t are quoted from the notes
GREEK = {
    "ε": "varepsilon",
    "ζ": "zeta",
    "η": "eta",
    "λ": "lambda",
    "θ": "theta",
    "σ": "sigma",
    "δ": "delta",
    "γ": "gamma",
}


def letters(text):
    formulas = [a or b for a, b in re.findall(r"\$\$(.*?)\$\$|\$([^$]+)\$", text, flags=re.DOTALL)]
    found = {letter for formula in formulas for letter in LETTER.findall(SET.sub(" ", formula))}
    return {re.sub(r"[\s{}]", "", letter) for letter in found}


@pytest.mark.parametrize("name", ["06_score_matching", "07_sampling_with_noise"])
def test_the_letters_of_a_chapter_are_in_the_table(name):
    text = (ROOT / "book" / f"{name}.md").read_text("utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    known = letters(NOTATION) | {f"\\{word}" for letter, word in GREEK.items() if letter in NOTATION}
    assert letters(text) - known - NO_LETTERS_OF_THE_BOOK == set()
