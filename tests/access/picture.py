"""The smallest picture that the application takes."""

from tests.files.test_pictures import drawn

JPEG = drawn()
