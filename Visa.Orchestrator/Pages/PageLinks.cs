using System.Globalization;
using Visa.Orchestrator.Pages.Grids;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Pages;

/// <summary>The addresses of pages.</summary>
internal static class PageLinks
{
    public static string Dag(string dag) => $"/dags/{Uri.EscapeDataString(dag)}";

    /// <summary>The grid with the runs of before a day, as many as it shows at most.</summary>
    public static string GridUpTo(string dag, DateOnly day, long runs) => string.Create(CultureInfo.InvariantCulture, $"{Dag(dag)}?until={day:yyyy-MM-dd}&count={GridZooms.AtLeast(runs)}");

    public static string Run(long run) => string.Create(CultureInfo.InvariantCulture, $"/runs/{run}");

    public static string RunByKey(string dag, string key) => $"{Dag(dag)}/run?key={Uri.EscapeDataString(key)}";

    public static string Step(long step) => string.Create(CultureInfo.InvariantCulture, $"/steps/{step}");

    public static string Backfill(long backfill) => string.Create(CultureInfo.InvariantCulture, $"/backfills/{backfill}");

    public static string Pool(string pool) => $"/pools/{Uri.EscapeDataString(pool)}";

    public static string Clear(long run, string? step, string scope) =>
        $"{Run(run)}/clear?scope={scope}{(step is null ? "" : $"&step={Uri.EscapeDataString(step)}")}";

    public static string Mark(StepView step, string state) => $"{Step(step.Id)}/mark?to={state}";

    public static string MarkRun(long run, string state) => $"{Run(run)}/mark?to={state}";
}
