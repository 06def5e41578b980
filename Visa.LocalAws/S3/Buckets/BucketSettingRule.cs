namespace Visa.LocalAws.S3.Buckets;

/// <param name="Root">The name of the document's root.</param>
/// <param name="Default">The document of a bucket for which none was put; null when AWS answers with an error then.</param>
/// <param name="AbsentCode">That error.</param>
internal sealed record BucketSettingRule(string Root, string? Default, string? AbsentCode = null, string? AbsentMessage = null)
{
    /// <summary>Whether the setting can be put.</summary>
    public bool IsKept { get; init; }
}
