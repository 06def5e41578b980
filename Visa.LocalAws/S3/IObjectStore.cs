namespace Visa.LocalAws.S3;

/// <summary>The write side of the object store for the services inside this process, such as Firehose.</summary>
public interface IObjectStore
{
    /// <summary>Stores one object; when it returns the object is on disk. Throws <see cref="Protocol.AwsException"/> NoSuchBucket.</summary>
    ValueTask PutAsync(string bucket, string key, ReadOnlyMemory<byte> content, string contentType, string? contentEncoding, CancellationToken cancellationToken);
}
