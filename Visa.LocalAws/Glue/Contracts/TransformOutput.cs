namespace Visa.LocalAws.Glue.Contracts;

/// <param name="Location">The folder, such as <c>processed/transactions</c> of the manifest's bucket, or <c>s3://lake/processed/transactions</c>.</param>
internal sealed record TransformOutput(string Location)
{
    /// <summary>Columns that become folders and are not in the files.</summary>
    public IReadOnlyList<string> PartitionBy { get; set; } = [];
}
