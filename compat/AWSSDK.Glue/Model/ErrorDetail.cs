namespace Amazon.Glue.Model;

/// <summary>A refusal.</summary>
public class ErrorDetail
{
    /// <summary>Its code.</summary>
    public string ErrorCode { get; set; }

    /// <summary>Its text.</summary>
    public string ErrorMessage { get; set; }
}
