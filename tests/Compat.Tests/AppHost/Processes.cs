using System.Globalization;

namespace Compat.Tests.AppHost;

internal static class Processes
{
    /// <summary>Whether a process of the id is there and is more than a zombie that nobody has waited for.</summary>
    public static bool Runs(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited && !IsZombie(id);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    public static IReadOnlyList<int> GrandchildrenIn(string directory) =>
        [.. Directory.EnumerateFiles(directory, "grandchild-*")
            .Select(file => int.Parse(Path.GetFileName(file).AsSpan("grandchild-".Length), CultureInfo.InvariantCulture))];

    private static bool IsZombie(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return status[status.LastIndexOf(')') + 2] == 'Z';
        }
        catch (IOException)
        {
            return !OperatingSystem.IsMacOS();
        }
    }
}
