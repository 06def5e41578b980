namespace Visa.LocalAws.S3.Storage;

/// <param name="Name">The subresource, such as <c>tagging</c>.</param>
/// <param name="Document">Its XML; null once it is deleted.</param>
internal sealed record BucketSetting(string Name, string? Document);
