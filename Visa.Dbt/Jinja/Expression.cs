namespace Visa.Dbt.Jinja;

/// <summary>What has a value.</summary>
internal abstract record Expression(int Line);

internal sealed record Literal(object? Value, int Line) : Expression(Line);

internal sealed record Name(string Identifier, int Line) : Expression(Line);

internal sealed record ListOf(IReadOnlyList<Expression> Items, int Line) : Expression(Line);

internal sealed record DictOf(IReadOnlyList<(Expression Key, Expression Value)> Items, int Line) : Expression(Line);

internal sealed record Unary(string Operator, Expression Operand, int Line) : Expression(Line);

internal sealed record Binary(string Operator, Expression Left, Expression Right, int Line) : Expression(Line);

/// <summary><c>a if b else c</c>; without else the value is undefined.</summary>
internal sealed record Choice(Expression Condition, Expression Then, Expression? Otherwise, int Line) : Expression(Line);

internal sealed record Attribute(Expression Target, string Identifier, int Line) : Expression(Line);

internal sealed record Item(Expression Target, Expression Index, int Line) : Expression(Line);

internal sealed record Slice(Expression Target, Expression? Start, Expression? End, int Line) : Expression(Line);

internal sealed record Call(Expression Function, IReadOnlyList<Expression> Arguments, IReadOnlyList<(string Name, Expression Value)> Named, int Line) : Expression(Line);

internal sealed record Filter(Expression Input, string Identifier, IReadOnlyList<Expression> Arguments, IReadOnlyList<(string Name, Expression Value)> Named, int Line) : Expression(Line);

/// <summary><c>a is [not] b</c>.</summary>
internal sealed record Check(Expression Input, string Identifier, IReadOnlyList<Expression> Arguments, bool IsNegated, int Line) : Expression(Line);
