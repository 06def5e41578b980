namespace Visa.Generator.Output;

/// <summary>Where files are kept under keys such as <c>raw/transactions/year=2025/...</c>: a folder or a bucket. Safe for several writers at once.</summary>
internal interface IOutputTarget
{
    /// <summary>Names it in messages.</summary>
    string Description { get; }

    /// <summary>Every key that begins with the prefix.</summary>
    Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The content under a key; null when there is none.</summary>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores the whole content or nothing, in place of what was there.</summary>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
