"""A template's program, changed so that all it does is counted where it is done: see `templating.sandbox`, which counts.

Calls, filters and signs of arithmetic pass through Jinja's environment anyway. What its compiler makes Python of, and Python then
does by itself, is led through a filter here: turns of loops, what is written, joined, compared, cut out and put into lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

TURNS, SPENT, JOINED, WEIGHED, CUT = (f"*{name}" for name in "turns spent joined weighed cut".split())
"""The filters, by names that no template can write."""
_NODES_A_STEP = 8
_A_FUNCTION = 20  # nodes that Python takes as long to compile as a macro
_FEW = 8  # entries of a list in the template itself, which come with the step that they stand in


def metered(tree: nodes.Template, name: str | None) -> nodes.Template:
    """The program with its counters. Raises TemplateSyntaxError for what is not allowed in it."""
    _Meter(name).visit(tree)
    return tree


def length(tree: nodes.Template) -> int:
    """How long a program is, by what it takes to compile it."""
    functions = sum(1 for _ in tree.find_all((nodes.Macro, nodes.Block, nodes.CallBlock, nodes.For)))
    return _count([tree]) + _A_FUNCTION * functions


def _count(some: Iterable[nodes.Node]) -> int:
    """How many nodes there are, with all below them."""
    found, left = 0, list(some)
    while left:
        found += 1
        left.extend(left.pop().iter_child_nodes())
    return found


def _filter(kind: str, node: Any, *args: int) -> nodes.Filter:
    constants = [nodes.Const(arg, lineno=node.lineno) for arg in args]
    return nodes.Filter(node, kind, constants, [], None, None, lineno=node.lineno)


def _spent(node: nodes.Node, steps: int) -> nodes.ExprStmt:
    """A statement that counts some steps."""
    return nodes.ExprStmt(_filter(SPENT, nodes.Const(steps, lineno=node.lineno)), lineno=node.lineno)


class _Meter(NodeTransformer):
    def __init__(self, name: str | None):
        self._name = name

    def visit_For(self, node: nodes.For) -> nodes.For:
        if node.recursive:
            raise TemplateSyntaxError("recursive", node.lineno, self._name)
        steps = 1 + _count(node.iter_child_nodes()) // _NODES_A_STEP
        self.generic_visit(node)
        node.iter = _filter(TURNS, node.iter, steps)
        return node

    def _visit_body(self, node: Any) -> nodes.Node:
        steps = 1 + _count(node.body) // _NODES_A_STEP
        self.generic_visit(node)
        node.body.insert(0, _spent(node, steps))
        return node

    visit_Template = visit_Macro = visit_CallBlock = visit_Block = _visit_body

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        self.generic_visit(node)
        node.nodes = [each if isinstance(each, nodes.TemplateData) else _filter(WEIGHED, each) for each in node.nodes]
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Concat:
        self.generic_visit(node)
        node.nodes = [_filter(JOINED, nodes.List(node.nodes, lineno=node.lineno))]
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:
        """`in` becomes the test of that name, which is counted as such: what is sought may be compared with all of a list."""
        self.generic_visit(node)
        operators = [operand.op for operand in node.ops]
        if operators in (["in"], ["notin"]):
            test = nodes.Test(node.expr, "in", [node.ops[0].expr], [], None, None, lineno=node.lineno)
            return nodes.Not(test, lineno=node.lineno) if operators == ["notin"] else test
        if "in" in operators or "notin" in operators:
            raise TemplateSyntaxError("in-a-row", node.lineno, self._name)
        node.expr = _filter(WEIGHED, node.expr)
        for operand in node.ops:
            operand.expr = _filter(WEIGHED, operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _filter(CUT, node.node)
        elif not isinstance(node.arg, nodes.Const):
            node.arg = _filter(WEIGHED, node.arg)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(CUT, node) if len(node.items) > _FEW else node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(CUT, node) if len(node.items) > _FEW and node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        for pair in node.items:
            pair.key = _filter(WEIGHED, pair.key)
        return _filter(CUT, node) if len(node.items) > _FEW else node

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier) -> None:
        raise TemplateSyntaxError("escaping", node.lineno, self._name)

    visit_ScopedEvalContextModifier = visit_EvalContextModifier
