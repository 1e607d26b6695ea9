namespace ServiceDefaults.Classification;

/// <summary>What kind of protected data a value is (requirement 4.1).</summary>
public enum DataClass
{
    /// <summary>Identifies or reaches a person: name, e-mail, phone, address.</summary>
    Personal,

    /// <summary>Tells what somebody pays: price, payment.</summary>
    Financial,
}
