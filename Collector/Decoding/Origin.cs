namespace Collector.Decoding;

/// <summary>The encoded resource and scope around the records that are being decoded.</summary>
internal ref struct Origin
{
    public ReadOnlySpan<byte> Resource;
    public int ResourceOffset;
    public ReadOnlySpan<byte> ResourceSchemaUrl;
    public ReadOnlySpan<byte> Service;
    public ReadOnlySpan<byte> Scope;
    public int ScopeOffset;
    public ReadOnlySpan<byte> ScopeSchemaUrl;
}
