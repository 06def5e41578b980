namespace Visa.Orchestrator.Pages.Grids;

/// <summary>How many runs a grid shows.</summary>
internal static class GridZooms
{
    public static IReadOnlyList<int> All { get; } = [25, 100, 400];

    /// <summary>The least that shows as many runs; the most when none does.</summary>
    public static int AtLeast(long runs) => All.FirstOrDefault(zoom => zoom >= runs, All[^1]);
}
