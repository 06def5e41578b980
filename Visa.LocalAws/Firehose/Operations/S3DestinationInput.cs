using Visa.LocalAws.Firehose.Prefixes;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Reads S3DestinationConfiguration and ExtendedS3DestinationConfiguration, of which the second has more members.</summary>
internal static class S3DestinationInput
{
    private const int DefaultMegabytes = 5;
    private const int DefaultSeconds = 300;
    private const int MostMegabytes = 128;
    private const int MostSeconds = 900;
    private const string AppendDelimiter = "AppendDelimiterToRecord";

    /// <summary>Members that ask for what this Firehose does not do; passing over them would deliver something else than was asked for.</summary>
    private static readonly string[] Unsupported = ["DataFormatConversionConfiguration", "DynamicPartitioningConfiguration", "S3BackupConfiguration"];

    /// <summary>Reads S3DestinationUpdate and ExtendedS3DestinationUpdate: what is absent stays. Throws as <see cref="Read(AwsInput, string)"/>.</summary>
    public static S3Destination Change(S3Destination destination, AwsInput input, string path)
    {
        var changed = Read(input, path, destination);
        return changed with
        {
            Delimiter = input.Has("ProcessingConfiguration") ? changed.Delimiter : destination.Delimiter,
        };
    }

    /// <summary>Throws ValidationException, InvalidArgumentException.</summary>
    public static S3Destination Read(AwsInput input, string path) => Read(input, path, null);

    private static S3Destination Read(AwsInput input, string path, S3Destination? before)
    {
        var role = input.String("RoleARN") ?? before?.RoleArn;
        var bucket = input.String("BucketARN") ?? before?.BucketArn;
        var prefix = input.String("Prefix") ?? before?.Prefix;
        var errorPrefix = input.String("ErrorOutputPrefix") ?? before?.ErrorOutputPrefix;
        var hints = input.Structure("BufferingHints");
        var megabytes = hints?.Integer("SizeInMBs");
        var seconds = hints?.Integer("IntervalInSeconds");
        var compression = input.String("CompressionFormat");
        new Constraints()
            .RoleArn(role, path)
            .BucketArn(bucket, path)
            .Range(megabytes, $"{path}.bufferingHints.sizeInMBs", 1, MostMegabytes)
            .Range(seconds, $"{path}.bufferingHints.intervalInSeconds", 0, MostSeconds)
            .OneOf(compression, $"{path}.compressionFormat", S3Destination.Uncompressed, S3Destination.Gzip, "ZIP", "Snappy", "HADOOP_SNAPPY")
            .ThrowIfBroken();

        if (megabytes is null != seconds is null)
        {
            throw AwsErrors.InvalidArgument("BufferingHints needs both SizeInMBs and IntervalInSeconds, or neither.");
        }

        CheckSupport(input, compression);
        PrefixTemplate.Check(prefix, errorPrefix);
        return new S3Destination
        {
            BucketArn = bucket!,
            RoleArn = role!,
            Prefix = prefix,
            ErrorOutputPrefix = errorPrefix,
            BufferMegabytes = megabytes ?? before?.BufferMegabytes ?? DefaultMegabytes,
            BufferSeconds = seconds ?? before?.BufferSeconds ?? DefaultSeconds,
            Compression = compression ?? before?.Compression ?? S3Destination.Uncompressed,
            Delimiter = ReadDelimiter(input.Structure("ProcessingConfiguration")),
            FileExtension = input.String("FileExtension") is { Length: > 0 } extension ? extension : before?.FileExtension,
            TimeZone = ReadTimeZone(input.String("CustomTimeZone") ?? before?.TimeZone),
        };
    }

    private static string? ReadTimeZone(string? name) => name is null or "" or "UTC"
        ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : throw AwsErrors.InvalidArgument($"CustomTimeZone {name} is not a valid time zone.");

    private static void CheckSupport(AwsInput input, string? compression)
    {
        if (compression is not (null or S3Destination.Uncompressed or S3Destination.Gzip))
        {
            throw AwsErrors.InvalidArgument($"LocalAws delivers {S3Destination.Uncompressed} or {S3Destination.Gzip}, not {compression}.");
        }

        if (Unsupported.FirstOrDefault(input.Has) is { } member)
        {
            throw AwsErrors.InvalidArgument($"LocalAws does not support {member}.");
        }
    }

    private static string ReadDelimiter(AwsInput? processing)
    {
        if (processing is not { } given || given.Boolean("Enabled") == false)
        {
            return "";
        }

        var delimiter = "";
        foreach (var processor in given.Structures("Processors") ?? [])
        {
            if (processor.String("Type") != AppendDelimiter)
            {
                throw AwsErrors.InvalidArgument($"LocalAws supports the processor {AppendDelimiter} only, not {processor.String("Type")}.");
            }

            var parameter = processor.Structures("Parameters")?.Where(item => item.String("ParameterName") == "Delimiter").Select(item => item.String("ParameterValue")).FirstOrDefault();
            delimiter = parameter?.Replace("\\n", "\n", StringComparison.Ordinal) ?? "\n";
        }

        return delimiter;
    }
}
