using Visa.Generator.Simulation;

namespace Visa.Generator.Layouts;

/// <summary>Divides a day among files: the same files with the same bytes for the same day.</summary>
internal interface IHistoryLayout
{
    IEnumerable<DayFile> FilesOf(SimulatedDay day);
}
