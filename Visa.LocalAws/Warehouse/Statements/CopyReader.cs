using System.Globalization;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Loads;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads COPY (Database Developer Guide, "COPY"). What a columnar load does not take is refused, as Redshift refuses it.</summary>
internal sealed class CopyReader
{
    private static readonly HashSet<string> ColumnarOptions = ["acceptinvchars", "fillrecord", "iam_role", "statupdate", "manifest", "explicit_ids"];

    private readonly TokenCursor _cursor;
    private readonly HashSet<string> _given = [];
    private CopyDefinition _copy;
    private bool _hasFormat;

    private CopyReader(TokenCursor cursor)
    {
        _cursor = cursor;
        var table = cursor.QualifiedName();
        var columns = cursor.IsSymbol("(") ? cursor.Names() : [];
        cursor.Require("from");
        var source = cursor.Text();
        _copy = new CopyDefinition(table, columns, S3Url.TryParse(source) ?? throw SqlRefusal.NotHere($"COPY FROM '{source}'", "Load from s3://bucket/key."));
    }

    public static WarehouseStatement Read(TokenCursor cursor)
    {
        var reader = new CopyReader(cursor);
        while (!cursor.IsAtEnd)
            reader.ReadOption();
        return new WarehouseStatement(StatementKind.Copy, []) { Copy = reader.Checked() };
    }

    private CopyDefinition Checked()
    {
        if (!_given.Contains("iam_role"))
            throw new SqlRefusal("ERROR: COPY needs authorization: add IAM_ROLE default or IAM_ROLE 'arn'");
        if (!_hasFormat)
            throw SqlRefusal.NotHere("COPY of delimited text", "Load FORMAT AS PARQUET or FORMAT AS JSON 'auto'.");
        var stray = _copy.Format == CopyFormat.Parquet ? _given.FirstOrDefault(option => !ColumnarOptions.Contains(option)) : null;
        return stray is null ? _copy : throw new SqlRefusal($"ERROR: {stray.ToUpperInvariant()} argument is not supported for PARQUET based COPY");
    }

    private void ReadOption()
    {
        var option = _cursor.Name();
        switch (option)
        {
            case "format":
                _cursor.Take("as");
                ReadFormat(_cursor.Name());
                return;
            case "parquet" or "json" or "csv" or "avro" or "orc" or "shapefile" or "fixedwidth" or "delimiter":
                ReadFormat(option);
                return;
            case "with" or "as":
                return;
        }
        _given.Add(option);
        ReadParameter(option);
    }

    private void ReadFormat(string format)
    {
        _hasFormat = true;
        if (format == "json")
            ReadJsonPaths();
        else if (format != "parquet")
            throw SqlRefusal.NotHere($"COPY of {format.ToUpperInvariant()}", "Load FORMAT AS PARQUET or FORMAT AS JSON 'auto'.");
    }

    private void ReadJsonPaths()
    {
        _cursor.Take("as");
        var paths = !_cursor.IsAtEnd && _cursor.Tokens[_cursor.At].Kind == SqlTokenKind.Text ? _cursor.Text() : "auto";
        if (paths != "auto")
            throw SqlRefusal.NotHere($"JSON '{paths}'", "Name the keys as the columns and use JSON 'auto'.");
        _copy = _copy with { Format = CopyFormat.JsonAuto };
    }

    private void ReadParameter(string option)
    {
        _copy = option switch
        {
            "iam_role" => ReadRole(),
            "manifest" => _copy with { IsManifest = true },
            "gzip" => _copy with { IsGzip = true },
            "maxerror" => ReadMaxError(),
            "truncatecolumns" => _copy with { TruncatesTexts = true },
            "blanksasnull" => _copy with { BlanksAreNull = true },
            "emptyasnull" => _copy with { EmptiesAreNull = true },
            "fillrecord" => _copy with { FillsRecord = true },
            "statupdate" or "compupdate" => ReadSwitch(),
            "timeformat" or "dateformat" => ReadTimeFormat(option),
            "region" => ReadRegion(),
            "credentials" or "access_key_id" or "secret_access_key" => throw SqlRefusal.NotHere(option.ToUpperInvariant(), "Use IAM_ROLE."),
            _ => throw SqlRefusal.NotHere($"COPY's {option.ToUpperInvariant()}", "See docs/warehouse-dialect.md for the parameters that are read."),
        };
    }

    private CopyDefinition ReadRole()
    {
        if (!_cursor.Take("default") && !_cursor.Text().StartsWith("arn:aws:iam::", StringComparison.Ordinal))
            throw new SqlRefusal("ERROR: Invalid IAM_ROLE: expected an ARN, or default");
        return _copy;
    }

    private CopyDefinition ReadMaxError()
    {
        _cursor.Take("as");
        var text = _cursor.Next().Value;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000
            ? _copy with { MaxErrors = count }
            : throw new SqlRefusal("ERROR: MAXERROR must be between 0 and 100000");
    }

    private CopyDefinition ReadSwitch()
    {
        _ = _cursor.Take("on") || _cursor.Take("off") || _cursor.Take("true") || _cursor.Take("false") || _cursor.Take("preset");
        return _copy;
    }

    private CopyDefinition ReadTimeFormat(string option)
    {
        _cursor.Take("as");
        var format = _cursor.Text();
        return format == "auto" ? _copy : throw SqlRefusal.NotHere($"{option.ToUpperInvariant()} '{format}'", "Write times in ISO 8601 and use 'auto'.");
    }

    /// <summary>A columnar load refuses REGION; another is read and is this one.</summary>
    private CopyDefinition ReadRegion()
    {
        _cursor.Take("as");
        _cursor.Text();
        return _copy;
    }
}
