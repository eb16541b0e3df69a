"""Tags that several papers use, under a readable name."""


def value(expression):
    return "{{%s}}" % expression


def term(key):
    return value(f"term('{key}')")


def field(path, label):
    """What the profile says, or 【未決：label】."""
    return value(f"field({path}, '{label}')")


def _known(path, shown, label):
    # Elements may be undecided, attributes are there or not.
    decided = path if "/@" in path else f"{path}[not(@undecided = 'yes')]"
    return "{{#if string(%s) != ''}}%s{{#else}}%s{{/if}}" % (decided, shown, field(path, label))


def choice(label_list, path, label):
    """The display word of a profile value, or 【未決：label】."""
    return _known(path, value(f"label('{label_list}', {path})"), label)


def day(path, label):
    """A date of the profile in the Japanese calendar, or 【未決：label】."""
    return _known(path, value(f"wareki({path})"), label)


def known(path, shown, label):
    """What the profile may leave out: then nobody has looked yet, which is no matter to be decided."""
    return "{{#if string(%s[not(@undecided = 'yes')]) != ''}}%s{{#elif %s}}%s{{#else}}未確認{{/if}}" % (path, shown, path, field(path, label))


def maybe(label_list, path, label):
    """The display word of what the profile may leave out."""
    return known(path, value(f"label('{label_list}', {path})"), label)


def number(path, label):
    return known(path, value(path), label)


def duration(path, label):
    """A length of time with its unit."""
    return known(path, "{{%s}}{{label('unit', %s/@unit)}}" % (path, path), label)


def date(path):
    return value(f"wareki({path})")


ENTITY = term("entity")
CITY, PROVIDER = term("party.city"), term("party.provider")
SERVICE = field("profile/service/name", "サービスの名称")
ERA = value("substring(wareki(@date), 1, 2)")
DRAFT = "{{#if @draft-label != ''}}{{@draft-label}}　{{/if}}"


def title():
    return "{{document/@title}}{{#if @draft-label != ''}}（{{@draft-label}}）{{/if}}"
