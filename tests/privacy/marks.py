"""What tells the leaver from everybody else, wherever it stands."""

from tests.people.numbers import id_number

NAME = "钱𠮷桂"
PHONE = "13977776666"
NUMBER = id_number(23)
WORDS = "桂花婶的心事"
DEVICE = "桂花婶的手机"
ADDRESS = "203.0.113.77"
MARKS = (NAME, PHONE, NUMBER, WORDS, DEVICE, ADDRESS)
POINTS = 50
