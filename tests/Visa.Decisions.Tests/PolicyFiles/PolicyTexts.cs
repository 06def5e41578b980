namespace Visa.Decisions.Tests.PolicyFiles;

/// <summary>A sound policy of twelve lines, and ways to change one line of it.</summary>
internal static class PolicyTexts
{
    private static readonly string[] Sound =
    [
        "version: \"7\"",                                          // 1
        "intercept: -4",                                           // 2
        "thresholds: { review: 0.3, decline: 0.8 }",               // 3
        "rules:",                                                  // 4
        "  - code: VELOCITY",                                      // 5
        "    says: Many transactions within an hour",              // 6
        "    when: card_count_1h >= 6 and is_foreign = 1",         // 7
        "    weight: 2.5",                                         // 8
        "  - code: SMALL",                                         // 9
        "    says: Small amount",                                  // 10
        "    when: [{ feature: amount, op: \"<\", value: 20 }]",   // 11
        "    weight: -0.5",                                        // 12
    ];

    public static string Whole => string.Join('\n', Sound);

    public static string WithLine(int line, string text)
    {
        var lines = (string[])Sound.Clone();
        lines[line - 1] = text;
        return string.Join('\n', lines);
    }
}
