namespace Visa.Deployment.Tests.Policies;

/// <summary>The actions that AWS publishes for its policies, of the services that the platform uses; the list says where it is from.</summary>
internal static class IamActions
{
    private static readonly Dictionary<string, bool> Published = Load();

    public static bool Exists(string action) => Published.ContainsKey(action.ToLowerInvariant());

    /// <summary>Whether a policy can name resources for it; one that cannot takes <c>*</c> only.</summary>
    public static bool HasResources(string action) => Published[action.ToLowerInvariant()];

    public static int Count => Published.Count;

    /// <summary>One service a line: its prefix, then its actions; a star before an action says that it knows no resources.</summary>
    private static Dictionary<string, bool> Load()
    {
        using var stream = typeof(IamActions).Assembly.GetManifestResourceStream("iam-actions.txt") ?? throw new InvalidOperationException("The list of actions is not embedded.");
        using var reader = new StreamReader(stream);
        var actions = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var action in words.Skip(1)) actions.Add($"{words[0]}:{action.TrimStart('*')}".ToLowerInvariant(), !action.StartsWith('*'));
        }

        return actions;
    }
}
