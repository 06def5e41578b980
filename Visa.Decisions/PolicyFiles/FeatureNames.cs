using Visa.Features;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Finds features by name, and for a name that does not exist the one that was probably meant.</summary>
internal static class FeatureNames
{
    /// <summary>The feature's index, or -1 and the rest of a sentence that helps.</summary>
    public static int Find(string name, out string suggestion)
    {
        var index = FeatureCatalogue.IndexOf(name);
        suggestion = index < 0 ? Suggest(name) : "";
        return index;
    }

    private static string Suggest(string name)
    {
        var nearest = FeatureCatalogue.Features.MinBy(feature => Distance(name, feature.Name));
        return nearest is not null && Distance(name, nearest.Name) <= Math.Max(2, name.Length / 4)
            ? $"; did you mean {nearest.Name}?"
            : $"; the features are {string.Join(", ", FeatureCatalogue.Features.Select(feature => feature.Name))}.";
    }

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
