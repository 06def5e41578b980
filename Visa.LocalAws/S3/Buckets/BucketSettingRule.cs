namespace Visa.LocalAws.S3.Buckets;

/// <param name="Name">What the names of its operations have after their verb.</param>
/// <param name="Root">The name of the document's root.</param>
/// <param name="Default">The document of a bucket for which none was put; null when AWS answers with an error then.</param>
/// <param name="AbsentCode">That error.</param>
internal sealed record BucketSettingRule(string Name, string Root, string? Default, string? AbsentCode = null, string? AbsentMessage = null)
{
    /// <summary>Whether the setting can be put.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether AWS has an operation that deletes it, which is no error where there is none.</summary>
    public bool IsDeletable { get; init; }

    /// <summary>The lifecycle's deletion alone is named otherwise than its getting.</summary>
    public string DeleteName => "Delete" + Name.Replace("LifecycleConfiguration", "Lifecycle", StringComparison.Ordinal);
}
