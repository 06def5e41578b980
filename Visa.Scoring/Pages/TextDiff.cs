namespace Visa.Scoring.Pages;

/// <summary>The difference of two texts by lines: the longest common subsequence, with a little of what is around each change.</summary>
internal static class TextDiff
{
    private const int Around = 2;

    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var lines = All(before.Split('\n'), after.Split('\n'));
        var isNear = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark == ' ') continue;
            for (var j = Math.Max(0, i - Around); j <= Math.Min(lines.Count - 1, i + Around); j++) isNear[j] = true;
        }

        return [.. lines.Where((_, i) => isNear[i])];
    }

    private static List<DiffLine> All(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--) common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<DiffLine>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add(new DiffLine(' ', before[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add(new DiffLine('-', before[i++]));
            else lines.Add(new DiffLine('+', after[j++]));
        }

        return lines;
    }
}
