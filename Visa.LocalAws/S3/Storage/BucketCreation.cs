namespace Visa.LocalAws.S3.Storage;

/// <param name="Region">The location constraint; empty for us-east-1.</param>
internal sealed record BucketCreation(DateTimeOffset CreatedAt, string Region);
