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
    private static readonly string[] Unsupported = ["DataFormatConversionConfiguration", "DynamicPartitioningConfiguration", "S3BackupConfiguration", "CustomTimeZone"];

    /// <summary>Throws ValidationException, InvalidArgumentException.</summary>
    public static S3Destination Read(AwsInput input, string path)
    {
        var hints = input.Structure("BufferingHints");
        var megabytes = hints?.Integer("SizeInMBs");
        var seconds = hints?.Integer("IntervalInSeconds");
        var compression = input.String("CompressionFormat");
        new Constraints()
            .RoleArn(input.String("RoleARN"), path)
            .BucketArn(input.String("BucketARN"), path)
            .Range(megabytes, $"{path}.bufferingHints.sizeInMBs", 1, MostMegabytes)
            .Range(seconds, $"{path}.bufferingHints.intervalInSeconds", 0, MostSeconds)
            .OneOf(compression, $"{path}.compressionFormat", S3Destination.Uncompressed, S3Destination.Gzip, "ZIP", "Snappy", "HADOOP_SNAPPY")
            .ThrowIfBroken();

        if (megabytes is null != seconds is null)
        {
            throw AwsErrors.InvalidArgument("BufferingHints needs both SizeInMBs and IntervalInSeconds, or neither.");
        }

        CheckSupport(input, compression);
        PrefixTemplate.Check(input.String("Prefix"), input.String("ErrorOutputPrefix"));
        return new S3Destination
        {
            BucketArn = input.String("BucketARN")!,
            RoleArn = input.String("RoleARN")!,
            Prefix = input.String("Prefix"),
            ErrorOutputPrefix = input.String("ErrorOutputPrefix"),
            BufferMegabytes = megabytes ?? DefaultMegabytes,
            BufferSeconds = seconds ?? DefaultSeconds,
            Compression = compression ?? S3Destination.Uncompressed,
            Delimiter = ReadDelimiter(input.Structure("ProcessingConfiguration")),
            FileExtension = input.String("FileExtension") is { Length: > 0 } extension ? extension : null,
        };
    }

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
