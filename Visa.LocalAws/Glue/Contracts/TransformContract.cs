using System.Text.Json;
using Visa.LocalAws.Glue.Transforms;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Contracts;

/// <summary>
/// What a transformation reads and writes: the JSON object that <c>--contract_location</c> names, which the PySpark job reads too.
/// Inputs and outputs are by the name of the view that the SQL reads or makes.
/// </summary>
internal sealed record TransformContract
{
    /// <summary>The objects of the manifest under a prefix, as a view of these columns, all texts.</summary>
    public Dictionary<string, TransformInput> Inputs { get; set; } = [];

    public Dictionary<string, TransformOutput> Outputs { get; set; } = [];

    /// <summary>Where a run leaves its counts, as <c>run_key=KEY.json</c>.</summary>
    public string? SummaryLocation { get; set; }

    /// <summary>A place that the contract names: an s3:// address, or else a folder of the bucket that holds the manifest.</summary>
    public static S3Url Place(string location, S3Url manifest) =>
        S3Url.TryParse(location) ?? new S3Url(manifest.Bucket, location.Trim('/'));

    public static TransformContract Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var contract = JsonSerializer.Deserialize(text, TransformJson.Default.TransformContract) ?? new TransformContract();
            contract.Check();
            return contract;
        }
        catch (JsonException exception)
        {
            throw new TransformFailure($"The contract is not the JSON that is expected: {exception.Message}", exception);
        }
    }

    private void Check()
    {
        if (Outputs.Count == 0)
            throw new TransformFailure("The contract names no outputs.");
        foreach (var name in Inputs.Keys.Concat(Outputs.Keys).Concat(Inputs.Values.SelectMany(input => input.Columns)).Concat(Outputs.Values.SelectMany(output => output.PartitionBy)))
        {
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
                throw new TransformFailure($"The contract's name '{name}' is not lower_snake_case.");
        }
        foreach (var (name, output) in Outputs)
        {
            if (output.Location.Trim('/').Length == 0)
                throw new TransformFailure($"The output {name} has no location.");
        }
    }
}
