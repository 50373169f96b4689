"""Tokens to a tree, by binding powers (Pratt): each operator knows how firmly it holds what stands beside it."""

from collections.abc import Callable

from wenxiao.errors import FormulaSyntaxError, FormulaTooLargeError
from wenxiao.formulas import tree
from wenxiao.formulas.calls import Argument
from wenxiao.formulas.functions import call
from wenxiao.formulas.numbers import number
from wenxiao.formulas.tokens import Sort, Token, tokens_of

MAX_CHARACTERS, MAX_DEPTH = 2000, 40
_OR, _AND, _NOT, _COMPARE, _ADD, _MULTIPLY, _NEGATIVE = range(1, 8)
_COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
_POWERS = {"or": _OR, "and": _AND, "in": _COMPARE, "+": _ADD, "-": _ADD, "*": _MULTIPLY, "/": _MULTIPLY}
_POWERS |= dict.fromkeys(_COMPARISONS, _COMPARE)
Build = Callable[[tree.Node, tree.Node, int, int], tree.Node]
_BINARY: dict[str, Build] = {
    "or": lambda left, right, start, end: tree.Either(left=left, right=right, start=start, end=end),
    "and": lambda left, right, start, end: tree.Both(left=left, right=right, start=start, end=end),
    "+": lambda left, right, start, end: tree.Addition(left=left, right=right, start=start, end=end),
    "-": lambda left, right, start, end: tree.Addition(left=left, right=right, is_minus=True, start=start, end=end),
    "*": lambda left, right, start, end: tree.Product(left=left, right=right, start=start, end=end),
    "/": lambda left, right, start, end: tree.Quotient(left=left, right=right, start=start, end=end),
}


def tree_of(text: str) -> tree.Node:
    """Read a formula; raise FormulaSyntaxError or FormulaTooLargeError at the place."""
    if len(text) > MAX_CHARACTERS:
        raise FormulaTooLargeError(
            f"公式有{len(text)}个字符，最多{MAX_CHARACTERS}个；请拆成几个公式", text=text[:60], start=0, end=60
        )
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens_of(text))
        self.at = 0
        self.depth = 0

    def whole(self) -> tree.Node:
        node = self.expression(0)
        if self.next.sort is not Sort.END:
            raise self.wrong(self._after_end(), self.next)
        return node

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token

    def takes(self, sign: str) -> bool:
        if self.next.sort is Sort.SIGN and self.next.text == sign:
            self.at += 1
            return True
        return False

    def expect(self, sign: str, why: str) -> Token:
        token = self.next
        if not self.takes(sign):
            raise self.wrong(why, token)
        return token

    def wrong(self, problem: str, token: Token) -> FormulaSyntaxError:
        return FormulaSyntaxError(problem, text=self.text, start=token.start, end=token.end)

    def expression(self, power: int) -> tree.Node:
        """Read as far as operators hold more firmly than `power`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaTooLargeError(
                f"嵌套超过{MAX_DEPTH}层；请拆成几个公式", text=self.text, start=self.next.start, end=self.next.end
            )
        left = self.first()
        while self.next.sort is Sort.SIGN and _POWERS.get(self.next.text, 0) > power:
            left = self.joined(left, self.take())
        self.depth -= 1
        return left

    def first(self) -> tree.Node:
        token = self.take()
        if token.sort is Sort.NUMBER:
            return number(token, self.text)
        if token.sort is Sort.TEXT:
            return tree.Text(value=token.text, start=token.start, end=token.end)
        if token.sort is Sort.WORD:
            return (
                self.called(token) if self.takes("(") else tree.Name(name=token.text, start=token.start, end=token.end)
            )
        if token.sort is Sort.SIGN and token.text in ("true", "false"):
            return tree.Truth(value=token.text == "true", start=token.start, end=token.end)
        if token.sort is Sort.SIGN and token.text in ("-", "not", "("):
            return self.prefixed(token)
        if token.sort is Sort.END:
            raise self.wrong("公式没有写完，这里还应有一个名称、数或者括号", token)
        raise self.wrong(f"“{token.text}”前面缺少一个名称、数或者括号", token)

    def prefixed(self, token: Token) -> tree.Node:
        if token.text == "(":
            inner = self.expression(0)
            self.expect(")", "这里应有右括号“)”，与前面的左括号成对")
            return inner
        of = self.expression(_NOT if token.text == "not" else _NEGATIVE)
        kind = tree.Not if token.text == "not" else tree.Negative
        return kind(of=of, start=token.start, end=of.end)

    def joined(self, left: tree.Node, sign: Token) -> tree.Node:
        power = _POWERS[sign.text]
        if sign.text == "in":
            return self.one_of(left)
        right = self.expression(power)
        if sign.text in _BINARY:
            return _BINARY[sign.text](left, right, left.start, right.end)
        if self.next.text in _COMPARISONS:
            raise self.wrong("一次只能比较两个值，请写成“a <= x and x <= b”", self.next)
        return tree.Comparison(sign=sign.text, left=left, right=right, start=left.start, end=right.end)

    def one_of(self, left: tree.Node) -> tree.Node:
        """类别 in ("投诉", "举报") is 类别 == "投诉" or 类别 == "举报"."""
        self.expect("(", 'in后面要写括号，如 in ("投诉", "举报")')
        options = [self.expression(_ADD - 1)]
        while self.takes(","):
            options.append(self.expression(_ADD - 1))
        end = self.expect(")", "这里应有右括号“)”或者逗号").end
        same = [tree.Comparison(sign="==", left=left, right=o, start=left.start, end=o.end) for o in options]
        node: tree.Node = same[0]
        for other in same[1:]:
            node = tree.Either(left=node, right=other, start=left.start, end=end)
        return node

    def called(self, name: Token) -> tree.Node:
        arguments = []
        if not self.takes(")"):
            arguments.append(self.argument())
            while self.takes(","):
                arguments.append(self.argument())
            self.expect(")", f"{name.text}的括号没有关上，这里应有“)”或者逗号")
        end = self.tokens[self.at - 1].end
        return call(name, tuple(arguments), self.text, end)

    def argument(self) -> Argument:
        if self.next.sort is Sort.WORD and self.tokens[self.at + 1].text == "=":
            label = self.take()
            self.take()
            return Argument(label=label.text, value=self.expression(0), start=label.start)
        value = self.expression(0)
        if self.takes(":"):
            return Argument(limit=value, value=self.expression(0), start=value.start)
        return Argument(value=value, start=value.start)

    def _after_end(self) -> str:
        token = self.next
        if token.text == "=":
            return "比较是否相等写“==”"
        if token.text == ")":
            return "多了一个右括号“)”"
        if token.sort is Sort.SIGN:
            return f"这里不能写“{token.text}”"
        joint = next((word for word in "且或非" if word in token.text), "")
        hint = f"；如果“{joint}”是运算，请在它前后留空格" if joint else ""
        return f"“{token.text}”前面缺少运算符号（+ - * / 比较 and or）{hint}"
