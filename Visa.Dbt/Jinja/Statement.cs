namespace Visa.Dbt.Jinja;

/// <summary>What writes, or changes what is written.</summary>
internal abstract record Statement(int Line);

internal sealed record TextOutput(string Text, int Line) : Statement(Line);

internal sealed record Output(Expression Value, int Line) : Statement(Line);

internal sealed record Conditional(IReadOnlyList<(Expression? Condition, IReadOnlyList<Statement> Body)> Branches, int Line) : Statement(Line);

internal sealed record Loop(IReadOnlyList<string> Targets, Expression Source, Expression? Where, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Otherwise, int Line) : Statement(Line);

/// <summary><c>set a = …</c>, <c>set a, b = …</c> or <c>set namespace.a = …</c>.</summary>
internal sealed record Assignment(IReadOnlyList<Expression> Targets, Expression Value, int Line) : Statement(Line);

internal sealed record BlockAssignment(string Target, IReadOnlyList<Statement> Body, int Line) : Statement(Line);

/// <summary>A macro, or a generic test.</summary>
internal sealed record Definition(string Identifier, bool IsTest, IReadOnlyList<(string Name, Expression? Default)> Parameters, IReadOnlyList<Statement> Body, int Line) : Statement(Line);

internal sealed record Do(Expression Value, int Line) : Statement(Line);
