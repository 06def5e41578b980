namespace Visa.Scoring.Registry;

/// <summary>The objects under <c>models/</c> of the lake.</summary>
internal interface IModelObjects
{
    /// <summary>Null when there is no such object.</summary>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes an object that must not exist yet.</summary>
    /// <returns>False when it exists: nothing was written.</returns>
    Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The keys that begin with the prefix and come after another, in order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken);
}
