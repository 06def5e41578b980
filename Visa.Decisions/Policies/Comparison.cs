namespace Visa.Decisions.Policies;

/// <summary>How a condition compares a feature with its value.</summary>
public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
