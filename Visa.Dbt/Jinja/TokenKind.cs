namespace Visa.Dbt.Jinja;

internal enum TokenKind
{
    /// <summary>Text outside any tag.</summary>
    Text,
    OpenExpression,
    CloseExpression,
    OpenStatement,
    CloseStatement,
    Name,
    Integer,
    Float,
    String,
    Symbol,
    End,
}
