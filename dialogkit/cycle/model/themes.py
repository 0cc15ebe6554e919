"""Rights, and the themes of the year with their questions."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from dialogkit.cycle.model.fields import ArticleNumber, EasyQuestion, EasyText, Flag, Heading, Id, Symbol, Text
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Key, Read
from dialogkit.cycle.text.scalars import wrap_text
from dialogkit.terms import Audience, QuestionType


class Article(Item):
    """An article of the convention that the home works with. Title and plain words come from dialogkit's own table."""

    n: Annotated[ArticleNumber, Key("articles")]
    plain: list[EasyText] = []
    question: EasyQuestion | None = None
    symbol: Symbol | None = None
    card: Flag = True


class Rights(Item):
    intro: list[EasyText] = []
    articles: list[Annotated[Article, BeforeValidator(lambda value: wrap_text(value, "n"))]] = []


class Option(Item):
    text: Annotated[Text, Read("easy", "option")]
    symbol: Symbol | None = None
    open: Flag = False  # a line to write on follows the words


WrappedOption = Annotated[Option, BeforeValidator(wrap_text)]


class Question(Item):
    id: Annotated[Id, Key("questions")] = ""  # see `year`
    text: EasyQuestion
    context: list[EasyText] = []
    type: QuestionType = "open"
    options: list[WrappedOption] = []
    count: Annotated[int, Field(ge=1, le=12)] = 5  # numbered lines, where a list is asked for
    scale: Annotated[list[WrappedOption], Field(min_length=3, max_length=3)] | None = None
    symbol: Symbol | None = None
    help: list[Annotated[Text, Read("plain", "question")]] = []  # what the facilitator may ask when it is quiet
    to: Audience = "all"
    comment: Flag = True  # room for "questions or comments?"


class Theme(Item):
    id: Annotated[Id, Key("themes")] = ""
    title: Heading
    open: Flag = False  # for what no other theme holds; may have no questions
    symbol: Symbol | None = None
    articles: list[ArticleNumber] = []
    text: list[EasyText] = []  # what the theme is about
    questions: list[Annotated[Question, BeforeValidator(wrap_text)]] = []
