namespace Visa.Scoring.Ledger;

/// <summary>The tables of a database, brought to what this version uses.</summary>
internal interface IAlertsSchema
{
    /// <returns>Where alerts are kept.</returns>
    /// <exception cref="InvalidOperationException">It is no such database, or was written by a later version.</exception>
    Task<string> PrepareAsync(CancellationToken cancellationToken);
}
