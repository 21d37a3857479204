import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that is not the public internet (RFC 6890 and its kin), and one public address of a cloud's metadata service. */
const CLOSED_IPV4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; also metadata of one cloud (100.100.100.200)
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // metadata of another, on a public address
  '169.254.0.0/16', // link-local; metadata of most (169.254.169.254)
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; metadata of a third (192.0.0.192)
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];
/** Of IPv6 only global unicast (2000::/3) is open; these parts of it are not, because they hold IPv4 or nobody. */
const CLOSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const OPEN_IPV6 = ['2000::/3'];

const closedIpv4 = blockList(CLOSED_IPV4);
const closedIpv6 = blockList(CLOSED_IPV6);
const openIpv6 = blockList(OPEN_IPV6);

/** Whether an IP address is one of the public internet. What is no IP address is not. IPv4 inside IPv6 is not either. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedIpv4.check(address, 'ipv4');
  // a zone (fe80::1%eth0) only exists on a local link
  if (!isIPv6(address) || address.includes('%')) return false;
  return openIpv6.check(address, 'ipv6') && !closedIpv6.check(address, 'ipv6');
}

/** Whether `address` is in `range`: an address, or one with the number of leading bits, `10.0.0.0/8`. */
export function isInRange(address: string, range: string): boolean {
  const kind = isIP(address);
  const [network = '', bits] = range.split('/');
  if (kind === 0 || isIP(network) !== kind || address.includes('%')) return false;
  return blockList([`${network}/${bits ?? (kind === 4 ? 32 : 128)}`]).check(
    address,
    kind === 4 ? 'ipv4' : 'ipv6',
  );
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}
