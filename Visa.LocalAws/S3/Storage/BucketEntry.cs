namespace Visa.LocalAws.S3.Storage;

/// <summary>One change of a bucket, as its journal keeps it. What is set happens together.</summary>
internal sealed record BucketEntry
{
    public BucketCreation? Created { get; init; }

    public StoredObject? Put { get; init; }

    /// <summary>The key of a deleted object.</summary>
    public string? Deleted { get; init; }

    public BucketSetting? Setting { get; init; }

    public MultipartUpload? UploadBegun { get; init; }

    public UploadedPart? PartUploaded { get; init; }

    /// <summary>The id of an upload that was completed or aborted.</summary>
    public string? UploadEnded { get; init; }
}
