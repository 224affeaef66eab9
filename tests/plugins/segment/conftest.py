"""What the tests of `segment` share: a text in, the strings of its sentences or paragraphs out."""

from collections.abc import Callable
from typing import Any

import pytest
from newspipe_segment.stage import Segment

from newspipe.testing import run_stage


@pytest.fixture
def parts() -> Callable[..., list[str]]:
    def split(field: str, text: str, **options: Any) -> list[str]:
        article = run_stage(Segment, {"text": text}, **options)
        assert isinstance(article, dict)
        return [text[span["start"] : span["end"]] for span in article[field]]

    return split
