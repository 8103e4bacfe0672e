"""The plural rules of Unicode's CLDR ("v = 0 and i % 10 = 2..4 and i % 100 != 12..14") as conditions of C++."""
import re

CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other']

# n the number, i its whole part, v how many decimals are shown, f and t the decimals with and without zeros at their end,
# w how many these are; e and c the exponent of a compact number ("1 M"), which is never shown.
OPERANDS = {'n', 'i', 'v', 'f', 't', 'w', 'e', 'c'}
RELATION = re.compile(r'([a-z])(?:\s*%\s*(\d+))?\s*(!?=)\s*(\d+(?:\.\.\d+)?(?:\s*,\s*\d+(?:\.\.\d+)?)*)')


def relation(text):
    match = RELATION.fullmatch(text.strip())
    if not match or match[1] not in OPERANDS:
        raise ValueError(f'"{text.strip()}" is no plural rule')
    operand, modulus, sign, ranges = match.groups()
    if operand in ('e', 'c'):
        return str(any(int(r.partition('..')[0]) == 0 for r in ranges.split(',')) == (sign == '=')).lower()
    value = 'i' if operand == 'n' else operand
    value = f'{value} % {modulus}' if modulus else value
    parts = ['t == 0'] if operand == 'n' else []  # a number with decimals is none of the whole ones
    parts.append(' || '.join(within(value, item.strip()) for item in ranges.split(',')))
    if len(parts) > 1 and '||' in parts[1]:
        parts[1] = f'({parts[1]})'
    condition = ' && '.join(parts)
    if sign == '!=':
        return condition.replace('==', '!=') if condition.count('==') == 1 and '|' not in condition else f'!({condition})'
    return condition if '||' not in condition else f'({condition})'


def within(value, item):
    low, _, high = item.partition('..')
    if not high:
        return f'{value} == {low}'
    return f'{value} <= {high}' if low == '0' else f'({value} >= {low} && {value} <= {high})'


def condition(rule):
    alternatives = []
    for one in re.split(r'\bor\b', rule):
        parts = [relation(part) for part in re.split(r'\band\b', one)]
        if 'false' not in parts:
            alternatives.append(' && '.join(part for part in parts if part != 'true') or 'true')
    if len(alternatives) < 2:
        return alternatives[0] if alternatives else 'false'
    return ' || '.join(f'({one})' if '&&' in one else one for one in alternatives)
