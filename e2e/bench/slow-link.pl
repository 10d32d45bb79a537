#!/usr/bin/perl
# A cable between two network namespaces that takes its time: two TUN devices and a loop that copies packets after a delay, so that the TCP
# handshake is delayed as well. (The kernel's own sch_netem is not everywhere.)
# Usage: slow-link.pl NAME_A NAME_B MILLISECONDS_EACH_WAY. Prints "ready" when both devices are there; the caller then moves them into their
# namespaces. Each line on standard input is answered with the number of TCP connections begun (SYN without ACK) from A since the last one.
use strict;
use warnings;
use Fcntl;
use Time::HiRes qw(time);

my ($name_a, $name_b, $milliseconds) = @ARGV;
my $delay = $milliseconds / 1000;
my ($client, $server) = (tun($name_a), tun($name_b));
my ($to_a, $to_b, $begun) = ([], [], 0);
$| = 1;
print "ready\n";

while (1) {
  my $readable = '';
  vec($readable, fileno($_), 1) = 1 for ($client, $server, \*STDIN);
  my ($next) = sort { $a <=> $b } map { @$_ ? $_->[0][0] : () } ($to_a, $to_b);
  my $wait = defined $next ? $next - time() : undef;
  $wait = 0 if defined $wait && $wait < 0;
  select($readable, undef, undef, $wait);
  if (vec($readable, fileno(STDIN), 1)) {
    my $line;
    exit 0 unless sysread(STDIN, $line, 4096);
    print "$begun\n";
    $begun = 0;
  }
  take($client, $to_b, 1) if vec($readable, fileno($client), 1);
  take($server, $to_a, 0) if vec($readable, fileno($server), 1);
  give($client, $to_a);
  give($server, $to_b);
}

# Reads all packets that wait in a device and notes when each is due on the other side.
sub take {
  my ($device, $queue, $count) = @_;
  while (defined(my $size = sysread($device, my $packet, 65536))) {
    $begun++ if $count && is_syn($packet);
    push @$queue, [time() + $delay, $packet];
  }
}

sub give {
  my ($device, $queue) = @_;
  while (@$queue && $queue->[0][0] <= time()) {
    syswrite($device, shift(@$queue)->[1]);
  }
}

# IPv4, TCP, SYN without ACK.
sub is_syn {
  my ($packet) = @_;
  my ($version, $protocol) = unpack('C x8 C', $packet);
  return 0 unless ($version >> 4) == 4 && $protocol == 6;
  my $flags = unpack('C', substr($packet, ($version & 15) * 4 + 13, 1));
  return ($flags & 0x12) == 0x02;
}

sub tun {
  my ($name) = @_;
  sysopen(my $device, '/dev/net/tun', O_RDWR | O_NONBLOCK) or die "cannot open /dev/net/tun: $!\n";
  my $request = pack('a16 s x22', $name, 0x1001); # IFF_TUN | IFF_NO_PI
  ioctl($device, 0x400454ca, $request) or die "cannot make $name: $!\n"; # TUNSETIFF
  return $device;
}
