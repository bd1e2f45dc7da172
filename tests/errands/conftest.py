"""The village of the errand tests."""

import pytest

from tests.errands.scene import Scene
from tests.factories import Make


@pytest.fixture
def scene(make: Make) -> Scene:
    """Give a village with its station and people."""
    return Scene(make)
