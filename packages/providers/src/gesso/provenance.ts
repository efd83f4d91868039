/**
 * Says in the file itself that an algorithm drew it, and that no trained model did.
 *
 * @see IPTC, Digital Source Type vocabulary, `algorithmicMedia`.
 */
export const ALGORITHMIC_MEDIA_XMP = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
 xmp:CreatorTool="Gesso"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
