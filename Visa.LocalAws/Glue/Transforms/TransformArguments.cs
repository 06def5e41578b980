using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>The arguments that a transformation needs; the SQL finds all of them in the one-row view <c>run_parameters</c>.</summary>
internal sealed record TransformArguments(S3Url Sql, S3Url Contract, S3Url Manifest, string RunKey, IReadOnlyDictionary<string, string> All)
{
    private const int LongestKey = 200;

    public static TransformArguments Read(IReadOnlyDictionary<string, string> arguments)
    {
        var key = Text(arguments, "--run_key");
        if (key.Length > LongestKey || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new TransformFailure($"--run_key may have letters, digits, '-', '_' and '.', {LongestKey} at most: {key}");
        return new TransformArguments(Url(arguments, "--sql_location"), Url(arguments, "--contract_location"), Url(arguments, "--manifest"), key, arguments);
    }

    /// <summary>Argument <c>--interval-start</c> is column <c>interval_start</c>.</summary>
    public string ToView()
    {
        var columns = All.Where(argument => argument.Key.StartsWith("--", StringComparison.Ordinal))
            .GroupBy(argument => argument.Key[2..].Replace('-', '_').ToLowerInvariant(), argument => argument.Value)
            .Select(group => $"{SqlToken.Literal(group.Last())} AS {SqlToken.Identifier(group.Key)}");
        return $"CREATE OR REPLACE TEMP VIEW run_parameters AS SELECT {string.Join(", ", columns)}";
    }

    private static S3Url Url(IReadOnlyDictionary<string, string> arguments, string name) =>
        S3Url.TryParse(Text(arguments, name)) ?? throw new TransformFailure($"{name} must be an s3:// address: {arguments[name]}");

    private static string Text(IReadOnlyDictionary<string, string> arguments, string name) =>
        arguments.GetValueOrDefault(name) is { Length: > 0 } text ? text : throw new TransformFailure($"The argument {name} is missing.");
}
