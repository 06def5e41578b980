using Visa.Scoring.Lake;

namespace Visa.Scoring.Registry;

/// <summary>The lake, of which the registry writes the objects under <c>models/</c>.</summary>
internal interface IModelObjects : ILakeObjects
{
    /// <summary>Writes an object that must not exist yet.</summary>
    /// <returns>False when it exists: nothing was written.</returns>
    Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
