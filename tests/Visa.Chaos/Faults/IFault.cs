using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

internal interface IFault
{
    /// <summary>What it is, for the report.</summary>
    string Name { get; }

    /// <summary>Does harm, and undoes what only lasts for a time.</summary>
    Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken);
}
