using Visa.Decisions.Policies;

namespace Visa.Decisions.PolicyFiles;

/// <summary>The comparisons as a policy file writes them.</summary>
internal static class Operators
{
    private static readonly (string Text, Comparison Comparison)[] All =
    [
        ("=", Comparison.Equal),
        ("!=", Comparison.NotEqual),
        ("<", Comparison.Less),
        ("<=", Comparison.LessOrEqual),
        (">", Comparison.Greater),
        (">=", Comparison.GreaterOrEqual),
    ];

    public static string Listed { get; } = string.Join(" ", All.Select(op => op.Text));

    public static bool TryParse(string text, out Comparison comparison)
    {
        var found = Array.FindIndex(All, op => op.Text == text);
        comparison = found < 0 ? default : All[found].Comparison;
        return found >= 0;
    }
}
