namespace Visa.Scoring.Tests;

internal static class PolicyTexts
{
    /// <summary>Reviews amounts from 100 and declines them from 1,000.</summary>
    public static string Amounts(string version, double intercept = -3) => FormattableString.Invariant(
        $$"""
        version: "{{version}}"
        intercept: {{intercept}}
        thresholds: { review: 0.4, decline: 0.9 }
        rules:
          - { code: LARGE, says: Large amount, when: amount >= 100, weight: 3 }
          - { code: HUGE, says: Huge amount, when: amount >= 1000, weight: 3 }
        """);
}
