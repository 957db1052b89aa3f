"""A brief as one page: no script, nothing from the network, each line a link to the sentences it rests on."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dragoman.desk.brief import Brief
from dragoman.desk.lines import count
from dragoman.desk.text import LANDS, date_of
from dragoman.desk.wording import label, names


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("dragoman.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["date_of"] = date_of
    environment.globals.update(count=count, label=label, names=names, lands=LANDS)
    return environment.get_template("brief.html")


def page_of(page: Brief) -> str:
    """Return a brief as an HTML document."""
    return _template().render(page=page)
