using System.Diagnostics;

namespace Compat.Tests.Sample;

/// <summary>A process that this one starts, leaves to itself and does not stop.</summary>
internal static class Grandchild
{
    public static void Start(Journal journal)
    {
        using var process = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        File.WriteAllText(journal.Path($"grandchild-{process.Id}"), "");
    }
}
