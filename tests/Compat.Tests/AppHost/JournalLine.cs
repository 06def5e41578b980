using System.Globalization;

namespace Compat.Tests.AppHost;

/// <summary>One line that a sample process wrote down.</summary>
internal sealed record JournalLine(string What, string Name, int ProcessId)
{
    public static IReadOnlyList<JournalLine> Read(string directory)
    {
        var path = Path.Combine(directory, "journal");
        return File.Exists(path) ? [.. File.ReadAllLines(path).Select(Parse)] : [];
    }

    private static JournalLine Parse(string line)
    {
        var parts = line.Split(' ');
        return new JournalLine(parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
