namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A value: one of the members is set.</summary>
public class Field
{
    /// <summary>Bytes.</summary>
    public MemoryStream BlobValue { get; set; }

    /// <summary>A flag.</summary>
    public bool? BooleanValue { get; set; }

    /// <summary>A number of floating point.</summary>
    public double? DoubleValue { get; set; }

    /// <summary>Whether it is NULL.</summary>
    public bool? IsNull { get; set; }

    /// <summary>A whole number.</summary>
    public long? LongValue { get; set; }

    /// <summary>A text; also decimals and times.</summary>
    public string StringValue { get; set; }
}
